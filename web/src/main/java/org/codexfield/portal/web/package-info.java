/**
 * The portal: its frame, and the pages that put several contexts together (inbox, dashboard,
 * search). Nothing here decides anything; a page asks the services of the contexts and shows what
 * they answer.
 *
 * <p>{@code FrameModel} is all that the frame knows of the caller; {@code Navigation} says which
 * pages the caller finds in the menu. A refusal that leaves a service reaches the page through
 * {@code PortalExceptionHandler}, so that no page catches anything itself.
 *
 * <p>May depend on the services and published types of every context; nobody depends on it.
 */
@NullMarked
package org.codexfield.portal.web;

import org.jspecify.annotations.NullMarked;
