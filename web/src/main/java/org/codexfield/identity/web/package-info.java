/**
 * Identity for people in the portal and for machines over REST: how they come in, their own
 * account, and what there is to manage.
 *
 * <p>{@code LoginMechanism} establishes the caller of every request: by API key or access token at
 * the addresses of machines, by session in the portal, by address and password for the one command
 * that issues the first API key. What the caller may do is the services' to decide.
 */
@NullMarked
package org.codexfield.identity.web;

import org.jspecify.annotations.NullMarked;
