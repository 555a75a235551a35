/** Licensing on the web: licences and policies, offers, requests, grants and status lists. */
@NullMarked
package org.codexfield.licensing.web;

import org.jspecify.annotations.NullMarked;
