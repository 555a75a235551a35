/** What every context's services need of the server: random numbers. */
@NullMarked
package org.codexfield.shared.service;

import org.jspecify.annotations.NullMarked;
