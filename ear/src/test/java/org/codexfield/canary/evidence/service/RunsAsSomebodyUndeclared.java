package org.codexfield.canary.evidence.service;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Nobody declared this role. */
@Stateless
@RunAs("root")
public class RunsAsSomebodyUndeclared {}
