package org.codexfield.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** A deployment descriptor, as far as the rules read it. */
final class Descriptor {

    private Descriptor() {}

    /** The texts of all elements of a name. */
    static List<String> texts(Path descriptor, String element) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var found =
                    factory.newDocumentBuilder()
                            .parse(descriptor.toFile())
                            .getElementsByTagName(element);
            var texts = new ArrayList<String>();
            for (int i = 0; i < found.getLength(); i++) {
                texts.add(found.item(i).getTextContent().strip());
            }
            return texts;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(descriptor + " cannot be read", e);
        }
    }
}
