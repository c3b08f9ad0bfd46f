"""Computers, servers, network, applications, licences, tickets, training of users."""
