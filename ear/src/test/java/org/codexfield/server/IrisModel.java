package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.csv.CSVLoader;

/** Trains a small classifier on the sample data set: a real model of real data, in milliseconds. */
public final class IrisModel {

    /** Tells of each training; held here, since loggers are else forgotten. */
    private static final Logger TRAINING = Logger.getLogger("org.tribuo");

    private static final String SPECIES = "species";
    private static final String NAMESPACE = "org.codexfield.sample";

    private IrisModel() {}

    /** The trained model as ONNX; the trainer's seed is fixed. */
    public static byte[] onnx(byte[] csv) {
        TRAINING.setLevel(Level.WARNING);
        try {
            var data = Files.createTempFile("iris", ".csv");
            var model = Files.createTempFile("iris", ".onnx");
            try {
                Files.write(data, csv);
                trained(data).saveONNXModel(NAMESPACE, 1, model);
                return Files.readAllBytes(model);
            } finally {
                Files.delete(data);
                Files.delete(model);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LinearSGDModel trained(Path data) throws IOException {
        var rows = new CSVLoader<>(new LabelFactory()).loadDataSource(data, SPECIES);
        return new LogisticRegressionTrainer().train(new MutableDataset<>(rows));
    }
}
