"""Problems, notices and findings for programs that watch changes: each told alike."""
