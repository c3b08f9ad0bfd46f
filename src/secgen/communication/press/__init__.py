"""Press: releases, their circuit and embargo; contacts and their retention."""
