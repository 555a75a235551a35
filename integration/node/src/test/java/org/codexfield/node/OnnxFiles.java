package org.codexfield.node;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.csv.CSVLoader;

/** Models of the tests: one that is trained, others that are written by hand. */
final class OnnxFiles {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 15;

    /** ONNX's numbers of the types that the node serves, by their names in the protocol. */
    private static final Map<String, TensorProto.DataType> TYPES =
            Map.of(
                    "FP32", TensorProto.DataType.FLOAT,
                    "FP64", TensorProto.DataType.DOUBLE,
                    "INT32", TensorProto.DataType.INT32,
                    "INT64", TensorProto.DataType.INT64,
                    "BOOL", TensorProto.DataType.BOOL,
                    "BYTES", TensorProto.DataType.STRING);

    private OnnxFiles() {}

    /** A classifier of two kinds of points, trained: near the origin, and far from it. */
    static byte[] trained(Path folder) throws IOException {
        var csv = new StringBuilder("x,y,kind\n");
        for (int i = 0; i < 40; i++) {
            csv.append("%d.%d,%d.%d,near%n".formatted(i % 2, i % 10, i % 3, i % 7));
            csv.append("%d.%d,%d.%d,far%n".formatted(8 + i % 2, i % 10, 7 + i % 3, i % 7));
        }
        var data = Files.writeString(folder.resolve("points.csv"), csv);
        var rows = new CSVLoader<>(new LabelFactory()).loadDataSource(data, "kind");
        var model = new LogisticRegressionTrainer().train(new MutableDataset<>(rows));
        var file = folder.resolve("points.onnx");
        model.saveONNXModel("org.codexfield.test", 1, file);
        return Files.readAllBytes(file);
    }

    /** A model that gives back an input of each type, of the shape [any, 2]. */
    static byte[] echo() {
        var graph = GraphProto.newBuilder().setName("echo");
        TYPES.forEach(
                (name, type) -> {
                    graph.addInput(value("in_" + name, type, -1, 2));
                    graph.addOutput(value("out_" + name, type, -1, 2));
                    graph.addNode(node("Identity", List.of("in_" + name), "out_" + name));
                });
        return bytes(graph);
    }

    /** A model that gives back what it is sent, if it is two floats; differs by its salt. */
    static byte[] pair(int salt) {
        var graph = GraphProto.newBuilder().setName("pair-" + salt);
        graph.addInput(value("x", TensorProto.DataType.FLOAT, 2));
        graph.addOutput(value("y", TensorProto.DataType.FLOAT, 2));
        graph.addNode(node("Neg", List.of("x"), "y"));
        return bytes(graph);
    }

    /** A model that multiplies matrices of the size it is sent, many times. */
    static byte[] slow() {
        var graph = GraphProto.newBuilder().setName("slow");
        graph.addInput(value("size", TensorProto.DataType.INT64, 2));
        graph.addOutput(value("sum", TensorProto.DataType.FLOAT));
        graph.addNode(node("ConstantOfShape", List.of("size"), "m0"));
        for (int i = 0; i < 200; i++) {
            graph.addNode(node("MatMul", List.of("m" + i, "m" + i), "m" + (i + 1)));
        }
        graph.addNode(
                node("ReduceSum", List.of("m200"), "sum").toBuilder()
                        .addAttribute(
                                ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                                        .setName("keepdims")
                                        .setType(
                                                ai.onnx.proto.OnnxMl.AttributeProto.AttributeType
                                                        .INT)
                                        .setI(0))
                        .build());
        return bytes(graph);
    }

    /** A model whose weights are said to lie in a file of the machine that opens it. */
    static byte[] readingFile(String location, long length) {
        var weights =
                TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(TensorProto.DataType.UINT8.getNumber())
                        .addDims(length)
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", location))
                        .addExternalData(entry("offset", "0"))
                        .addExternalData(entry("length", Long.toString(length)));
        var graph = GraphProto.newBuilder().setName("reads").addInitializer(weights);
        graph.addOutput(value("y", TensorProto.DataType.INT32, length));
        graph.addNode(
                node("Cast", List.of("w"), "y").toBuilder()
                        .addAttribute(
                                ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                                        .setName("to")
                                        .setType(
                                                ai.onnx.proto.OnnxMl.AttributeProto.AttributeType
                                                        .INT)
                                        .setI(TensorProto.DataType.INT32.getNumber()))
                        .build());
        return bytes(graph);
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static NodeProto node(String operator, List<String> inputs, String output) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        var dimensions = TensorShapeProto.newBuilder();
        for (long length : shape) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(
                    length < 0 ? dimension.setDimParam("n") : dimension.setDimValue(length));
        }
        var tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static byte[] bytes(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
