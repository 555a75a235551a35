package org.codexfield.node.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.verify.StrictJson;

/** A model that is open: its session computes with one thread, the caller's. */
final class Model implements Closeable {

    private static final System.Logger LOG = System.getLogger(Model.class.getName());

    /** Where the runtime looks for weights that a model says lie in files of their own. */
    private static final String WEIGHTS_FOLDER =
            "session.model_external_initializers_file_folder_path";

    private final String name;
    private final String version;
    private final OrtSession session;
    private final Map<String, TensorSpec> inputs;
    private final Map<String, TensorSpec> outputs;
    private final Deadline deadline;

    private Model(ModelName name, OrtSession session, Deadline deadline) throws OrtException {
        this.name = name.model();
        this.version = name.version();
        this.session = session;
        this.inputs = specs(session.getInputInfo().values());
        this.outputs = specs(session.getOutputInfo().values());
        this.deadline = deadline;
    }

    /**
     * Opens a model.
     *
     * @param bytes of the ONNX file, in a direct buffer
     * @param nothing an empty folder: a model may name files, and none of this machine is its to
     *     read; without it the runtime looks in the working directory
     * @throws ModelIsUnusable if it cannot be opened
     */
    static Model open(ModelName name, ByteBuffer bytes, Path nothing, Deadline deadline) {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // what a call took is given back when it ends
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.addConfigEntry(WEIGHTS_FOLDER, nothing.toString());
            var session = OrtEnvironment.getEnvironment().createSession(bytes, options);
            return new Model(name, session, deadline);
        } catch (OrtException e) {
            throw unusable(e);
        }
    }

    /** What it is, as the protocol's model metadata. */
    ObjectNode metadata() {
        var json = StrictJson.newObject();
        json.put("name", name);
        json.putArray("versions").add(version);
        json.put("platform", "onnxruntime_onnx");
        var in = json.putArray("inputs");
        inputs.values().forEach(spec -> spec.toJson(in.addObject()));
        var out = json.putArray("outputs");
        outputs.values().forEach(spec -> spec.toJson(out.addObject()));
        return json;
    }

    /**
     * Computes.
     *
     * @throws InferenceRequestIsWrong if the call does not fit
     * @throws ModelIsUnusable if the model fails
     * @throws ModelTookTooLong if it was stopped
     */
    InferenceAnswer infer(byte[] body) {
        var stopwatch = Stopwatch.start();
        var call = CallReader.read(body);
        var wanted = wanted(call);
        var given = new HashMap<String, OnnxTensorLike>();
        try {
            read(call, body, given);
            return new InferenceAnswer(computed(call, wanted, given), stopwatch.micros());
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            given.values().forEach(OnnxTensorLike::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.WARNING, "A model did not close", e);
        }
    }

    private byte[] computed(Call call, List<TensorSpec> wanted, Map<String, OnnxTensorLike> given)
            throws OrtException {
        try (var run = deadline.run()) {
            try (var result = session.run(given, names(wanted), run.options())) {
                return write(call, wanted, result);
            } catch (OrtException e) {
                throw run.reached() ? new ModelTookTooLong(deadline.limit()) : failed(e);
            }
        }
    }

    private void read(Call call, byte[] body, Map<String, OnnxTensorLike> given)
            throws OrtException {
        for (var input : call.inputs()) {
            var spec = inputs.get(input.name());
            if (spec == null) {
                throw new InferenceRequestIsWrong(
                        "it has no input '%s'; its inputs are %s"
                                .formatted(shown(input.name()), inputs.keySet()));
            }
            if (given.containsKey(input.name())) {
                throw new InferenceRequestIsWrong("the input '" + spec.name() + "' is there twice");
            }
            var reader = new TensorReader(OrtEnvironment.getEnvironment(), input, spec);
            given.put(input.name(), reader.read(body));
        }
        for (var name : inputs.keySet()) {
            if (!given.containsKey(name)) {
                throw new InferenceRequestIsWrong("the input '" + name + "' is missing");
            }
        }
    }

    private List<TensorSpec> wanted(Call call) {
        if (call.outputs().isEmpty()) {
            var all =
                    outputs.values().stream().filter(spec -> spec.datatype().isPresent()).toList();
            if (all.isEmpty()) {
                throw new ModelIsUnusable("it has no output of a datatype that is served", null);
            }
            return all;
        }
        var wanted = new ArrayList<TensorSpec>();
        for (var name : new LinkedHashSet<>(call.outputs())) {
            wanted.add(
                    Optional.ofNullable(outputs.get(name))
                            .filter(spec -> spec.datatype().isPresent())
                            .orElseThrow(() -> unknownOutput(name)));
        }
        return wanted;
    }

    private InferenceRequestIsWrong unknownOutput(String output) {
        return new InferenceRequestIsWrong(
                "it has no output '%s' that is served; its outputs are %s"
                        .formatted(shown(output), outputs.keySet()));
    }

    private byte[] write(Call call, List<TensorSpec> wanted, OrtSession.Result result)
            throws OrtException {
        try (var answer = new AnswerWriter(name, version, call)) {
            for (var spec : wanted) {
                var value = result.get(spec.name()).orElseThrow();
                answer.write(spec, (OnnxTensor) value);
            }
            return answer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
    }

    /** Sizes that only the model knows how to relate are found wrong by computing. */
    private static InferenceRequestIsWrong failed(OrtException e) {
        return new InferenceRequestIsWrong("the runtime says: " + oneLine(e));
    }

    /** What the runtime says of a file names folders of this machine: for the log alone. */
    private static ModelIsUnusable unusable(OrtException e) {
        LOG.log(System.Logger.Level.WARNING, "A model cannot be opened: " + e.getMessage());
        return new ModelIsUnusable("the runtime cannot open it", e);
    }

    private static String oneLine(OrtException e) {
        var text = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static Set<String> names(List<TensorSpec> specs) {
        var names = new LinkedHashSet<String>();
        specs.forEach(spec -> names.add(spec.name()));
        return names;
    }

    private static Map<String, TensorSpec> specs(Collection<NodeInfo> nodes) {
        var specs = new LinkedHashMap<String, TensorSpec>();
        for (var node : nodes) {
            TensorSpec.of(node).ifPresent(spec -> specs.put(spec.name(), spec));
        }
        return specs;
    }
}
