"""Sign-in: applicants by a code sent to their e-mail, officers by password."""
