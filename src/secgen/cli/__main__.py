from secgen.cli import main

raise SystemExit(main())
