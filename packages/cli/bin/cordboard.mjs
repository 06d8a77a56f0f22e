#!/usr/bin/env node
console.log('Usage: cordboard <command>');
