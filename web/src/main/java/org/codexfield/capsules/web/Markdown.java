package org.codexfield.capsules.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the card of a capsule: CommonMark with tables. HTML in it is text, links lead to the web
 * and nowhere else, pictures are their descriptions, and its headings stand below the page's own.
 */
@Named("markdown")
@ApplicationScoped
public class Markdown {

    /** Deeper than people nest quotations and lists; each level costs the renderer stack. */
    private static final int MAX_DEPTH = 100;

    /** Fewer than the library takes: no data that passes for a page. */
    private static final Set<String> PROTOCOLS = Set.of("http", "https", "mailto");

    private static final int FIRST_HEADING = 3;
    private static final int LAST_HEADING = 6;

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .urlSanitizer(new DefaultUrlSanitizer(PROTOCOLS))
                    .nodeRendererFactory(Own::new)
                    .attributeProviderFactory(context -> Markdown::mark)
                    .build();

    /** The card as HTML that is safe to show. */
    public String html(@Nullable String card) {
        var document = parser.parse(card == null ? "" : card);
        return isDeep(document) ? plain(card) : renderer.render(document);
    }

    /** Nobody has to read what nests so deep otherwise than it was written. */
    private static String plain(@Nullable String card) {
        var text = String.valueOf(card).replace("&", "&amp;").replace("<", "&lt;");
        return "<pre>" + text.replace(">", "&gt;") + "</pre>";
    }

    /** Walks without recursion, which is what must not go deep. */
    private static boolean isDeep(Node document) {
        int depth = 0;
        @Nullable Node at = document.getFirstChild();
        while (at != null) {
            if (at.getFirstChild() != null) {
                at = at.getFirstChild();
                if (++depth > MAX_DEPTH) {
                    return true;
                }
                continue;
            }
            while (at != null && at.getNext() == null) {
                at = at.getParent() == document ? null : at.getParent();
                depth--;
            }
            at = at == null ? null : at.getNext();
        }
        return false;
    }

    private static void mark(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "nofollow noopener noreferrer ugc");
        }
    }

    /** What is shown otherwise than CommonMark has it. */
    private static final class Own implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        Own(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Heading.class, Image.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Heading heading) {
                var tag = "h" + Math.min(LAST_HEADING, heading.getLevel() + FIRST_HEADING - 1);
                context.getWriter().line();
                context.getWriter().tag(tag);
                children(heading);
                context.getWriter().tag("/" + tag);
                context.getWriter().line();
            } else {
                children(node);
            }
        }

        private void children(Node of) {
            for (var child = of.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
