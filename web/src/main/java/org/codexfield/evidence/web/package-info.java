/** Evidence for people in the portal and for machines over REST. */
@NullMarked
package org.codexfield.evidence.web;

import org.jspecify.annotations.NullMarked;
