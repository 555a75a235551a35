package org.codexfield.shared.persistence;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The application's persistence unit outside of a server: the classes and properties of {@code
 * META-INF/persistence.xml}, on a data source of our own.
 */
record TestPersistenceUnit(DataSource source, List<String> classes, Properties properties, URL root)
        implements PersistenceUnitInfo {

    static TestPersistenceUnit reading(DataSource source) {
        var properties = new Properties();
        var classes = new ArrayList<String>();
        var file = TestPersistenceUnit.class.getResource("/META-INF/persistence.xml");
        if (file != null) {
            var unit = parse(file);
            for (var element : elements(unit, "class")) {
                classes.add(element.getTextContent().strip());
            }
            for (var element : elements(unit, "property")) {
                properties.setProperty(element.getAttribute("name"), element.getAttribute("value"));
            }
        }
        properties.remove("eclipselink.target-server");
        properties.setProperty("eclipselink.weaving", "false");
        return new TestPersistenceUnit(source, classes, properties, root(file));
    }

    private static URL root(@Nullable URL file) {
        try {
            return file == null
                    ? Path.of("target", "classes").toUri().toURL()
                    : URI.create(file.toString().replace("META-INF/persistence.xml", "")).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A class path entry has an address", e);
        }
    }

    private static Element parse(URL file) {
        try (var in = file.openStream()) {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(in).getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("persistence.xml cannot be read", e);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        var found = new ArrayList<Element>();
        var nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    @Override
    public String getPersistenceUnitName() {
        return "test-" + System.identityHashCode(source);
    }

    @Override
    public String getPersistenceProviderClassName() {
        return "org.eclipse.persistence.jpa.PersistenceProvider";
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return root;
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return TestPersistenceUnit.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        throw new UnsupportedOperationException("Entities are not woven in tests");
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
