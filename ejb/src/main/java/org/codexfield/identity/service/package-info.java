/** What people and machines do with identity: the use cases, and what they read. */
@NullMarked
package org.codexfield.identity.service;

import org.jspecify.annotations.NullMarked;
