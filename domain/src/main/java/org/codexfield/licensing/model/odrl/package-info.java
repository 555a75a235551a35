/** Licences as ODRL 2.2 in JSON-LD, and JSON-LD as policies are commonly written in it. */
@NullMarked
package org.codexfield.licensing.model.odrl;

import org.jspecify.annotations.NullMarked;
