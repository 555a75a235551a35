package org.codexfield.node;

/** A setting cannot be used; the message is a sentence for whoever starts the node. */
final class SettingIsWrong extends Exception {

    private static final long serialVersionUID = 1L;

    SettingIsWrong(String sentence) {
        super(sentence);
    }
}
