"""The back-ends that ship with secgen, registered through the same hooks as everyone's."""
