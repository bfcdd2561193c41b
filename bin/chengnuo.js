#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main();
} else {
  console.error('尚未安装：请先在本目录运行 npm ci。\nNot installed yet: run npm ci in this folder first.');
  process.exitCode = 1;
}
