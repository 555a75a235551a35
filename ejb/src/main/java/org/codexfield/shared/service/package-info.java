/** What every context's services need of the server: the clock and random numbers. */
@NullMarked
package org.codexfield.shared.service;

import org.jspecify.annotations.NullMarked;
