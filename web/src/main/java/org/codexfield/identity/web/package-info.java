/** Identity for people in the portal and for machines over REST. */
@NullMarked
package org.codexfield.identity.web;

import org.jspecify.annotations.NullMarked;
