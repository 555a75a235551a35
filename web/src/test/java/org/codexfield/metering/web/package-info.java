@NullMarked
package org.codexfield.metering.web;

import org.jspecify.annotations.NullMarked;
