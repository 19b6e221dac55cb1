// Runs before `npm run wechaty`, on whatever Node the machine has: installs what this folder's lockfile names and its
// node_modules lacks. Plain CommonJS, so that an old Node can run it. `test` takes the development packages too.
'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const withDevelopment = process.argv[2] === 'test';

function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return {};
  }
}

function missing() {
  const wanted = packagesOf(join(__dirname, 'package-lock.json'));
  const present = packagesOf(join(__dirname, 'node_modules', '.package-lock.json'));
  return Object.keys(wanted).filter((path) => {
    const entry = wanted[path];
    if (path === '' || entry.optional || entry.devOptional || entry.peer || (entry.dev && !withDevelopment))
      return false;
    return !present[path] || present[path].version !== entry.version;
  });
}

if (!withDevelopment && !process.env.WECHATY_PUPPET) {
  console.error('启用微信个人号要设 WECHATY_PUPPET（wechaty 的 puppet 包名；风险见 bots/wechaty/README.md）');
  process.exit(1);
}

const lacking = missing();
if (lacking.length > 0) {
  console.log(`正在安装微信个人号的 ${lacking.length} 个依赖包……`);
  const developing = withDevelopment || existsSync(join(__dirname, 'node_modules', 'wechaty-puppet-mock'));
  const args = ['install', '--no-audit', '--no-fund', '--no-save', ...(developing ? [] : ['--omit=dev'])];
  const { status } = spawnSync('npm', args, {
    cwd: __dirname,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('依赖包没有装好：请检查网络或 npm 配置后再试。');
    process.exit(1);
  }
}
