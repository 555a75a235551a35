/**
 * The servers around the portal, as child processes: the provisioned WildFly, Payara, Keycloak and
 * PostgreSQL, each a small class that starts, awaits, stops or kills one.
 *
 * <p>Tests use them to have real parts; {@link org.codexfield.server.Launcher} uses them for {@code
 * mvn -Prun}. Every child gets free ports, a log with a cap and a shutdown hook, so nothing
 * outlives a build that fails. Two portals may run from one server home, each with its own base
 * folder.
 *
 * <p>Nothing here knows the portal's code: what these classes set are the environment variables
 * that {@code docs/deploy.md} describes.
 */
@NullMarked
package org.codexfield.server;

import org.jspecify.annotations.NullMarked;
