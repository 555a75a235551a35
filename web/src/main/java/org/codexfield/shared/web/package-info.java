/**
 * The REST base that every context's resources stand on: strict JSON, problem documents (RFC 9457),
 * cursor paging (RFC 8288), entity tags and preconditions, and the annotations that say what a
 * resource method needs.
 *
 * <p>A resource takes records and gives records, throws refusals, and never builds an error answer
 * itself. {@code docs/rest.md} shows how one is added.
 *
 * <p>And what every context's pages stand on: {@code Reader} holds language, time zone and
 * appearance, {@code Texts} the texts in that language, those of refusals too, and {@code
 * ListTable} feeds a table from a service's list. {@code docs/portal-pages.md} shows how a page is
 * added.
 *
 * <p>Belongs to {@code shared}, since all contexts use it; depends on the Jakarta REST, servlet and
 * Faces interfaces, PrimeFaces, Jackson and {@code org.codexfield.shared}.
 */
@NullMarked
package org.codexfield.shared.web;

import org.jspecify.annotations.NullMarked;
