package org.ferrepos.platform.files;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One page of the names in a bucket, and where the next begins. */
record BucketListing(List<Entry> entries, Optional<String> next) {

    /** One object. */
    record Entry(String key, Instant modifiedAt) {}

    static BucketListing parse(String xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Entry> entries = new ArrayList<>();
        Optional<String> next = Optional.empty();
        String key = "";
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "Key" -> key = reader.getElementText();
                    case "LastModified" -> entries.add(new Entry(key, Instant.parse(reader.getElementText())));
                    case "NextContinuationToken" -> next = Optional.of(reader.getElementText());
                    default -> {
                        // sizes, owners and what else there is
                    }
                }
            }
        } catch (XMLStreamException | DateTimeParseException e) {
            throw new IOException("the bucket's list cannot be read", e);
        }
        return new BucketListing(entries, next);
    }
}
