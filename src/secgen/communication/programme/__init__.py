"""The regional programme of a national event: call, entries, labelling, closings, joint projects."""
