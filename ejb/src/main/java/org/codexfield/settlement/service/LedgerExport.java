package org.codexfield.settlement.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import org.codexfield.settlement.model.HledgerJournal;
import org.codexfield.settlement.model.JournalHead;
import org.codexfield.settlement.model.Journals;

/** Writes journals in the format of hledger, a page at a time. */
@Dependent
public class LedgerExport {

    @Inject Journals journals;

    /**
     * Writes all journals, each up to where it stands now.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Appendable out) throws IOException {
        var heads = journals.heads();
        HledgerJournal.begin(out, heads.stream().map(JournalHead::currency).toList());
        for (var head : heads) {
            write(out, head);
        }
    }

    private void write(Appendable out, JournalHead head) throws IOException {
        long last = 0;
        while (last < head.transactions()) {
            var page = journals.after(head.currency(), last);
            if (page.isEmpty()) {
                throw new IOException("The journal of " + head.currency() + " ends early");
            }
            for (var transaction : page) {
                if (transaction.sequence() <= head.transactions()) {
                    HledgerJournal.write(out, transaction);
                }
            }
            last = page.get(page.size() - 1).sequence();
        }
    }
}
