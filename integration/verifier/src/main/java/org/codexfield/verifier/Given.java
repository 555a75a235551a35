package org.codexfield.verifier;

import java.util.ArrayList;
import java.util.List;
import org.codexfield.verifier.Evidence.Content;

/**
 * What was given.
 *
 * @param pack the files of a pack
 * @param beside documents given beside it
 * @param content files of the capsule
 * @param blocks single blocks of parts
 */
record Given(List<Item> pack, List<Item> beside, List<Content> content, List<Block> blocks) {

    Given {
        pack = List.copyOf(pack);
        beside = List.copyOf(beside);
        content = List.copyOf(content);
        blocks = List.copyOf(blocks);
    }

    /**
     * A block of a part.
     *
     * @param part the part's path
     * @param bytes the block
     * @param proof its path to the root over the blocks
     */
    record Block(String part, Content bytes, Content proof) {}

    List<Item> documents() {
        var all = new ArrayList<>(pack);
        all.addAll(beside);
        return all;
    }
}
