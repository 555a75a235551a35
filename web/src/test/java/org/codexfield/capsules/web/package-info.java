@NullMarked
package org.codexfield.capsules.web;

import org.jspecify.annotations.NullMarked;
