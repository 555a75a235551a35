package org.codexfield.licensing.service;

import java.io.IOException;
import java.io.InputStream;
import org.codexfield.licensing.model.AttachmentRoom;

/** Reads on only while there is room: what is too large is refused before all of it arrived. */
final class RoomyStream extends InputStream {

    private final InputStream source;
    private final AttachmentRoom room;
    private long received;

    RoomyStream(InputStream source, AttachmentRoom room) {
        this.source = source;
        this.room = room;
    }

    @Override
    public int read() throws IOException {
        int read = source.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        int read = source.read(to, from, most);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int bytes) {
        received += bytes;
        room.require(received);
    }
}
