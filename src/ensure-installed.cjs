// Runs before `npm start` and `npm test`, on whatever Node the machine has: installs what the lockfile names and
// node_modules lacks. Plain CommonJS, so that an old Node can run it. `start` leaves development packages out.
'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const withDevelopment = process.argv[2] === 'test';

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
}

function missing() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.keys(wanted).filter((path) => {
    const entry = wanted[path];
    if (path === '' || entry.optional || entry.devOptional || entry.peer || (entry.dev && !withDevelopment))
      return false;
    return !present[path] || present[path].version !== entry.version;
  });
}

const lacking = missing();
if (lacking.length > 0) {
  console.log(`正在安装 ${lacking.length} 个依赖包……`);
  const developing = withDevelopment || existsSync(join(root, 'node_modules', 'vitest'));
  const args = ['install', '--no-audit', '--no-fund', '--no-save', ...(developing ? [] : ['--omit=dev'])];
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('依赖包没有装好：请检查网络或 npm 配置后再试。');
    process.exit(1);
  }
}
