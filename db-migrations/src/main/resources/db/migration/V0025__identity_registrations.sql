-- Who registers a short name that was refused is another organisation, with an identifier of its own. What was refused is
-- removed: nobody ever acted for it, and whatever anybody did act for is held by the foreign keys of its members and keys.
GRANT DELETE ON identity.organisation TO ${application};
