// Says once more, behind everything else, which tests failed and why. Runs on any Node.
const { existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');

const LINES = 4;
const [report = ''] = process.argv.slice(2);
const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
const beginning = (text) => String(text).split('\n').slice(0, LINES).join('\n  ');

for (const { name, message, assertionResults } of files) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  for (const { fullName, failureMessages } of failed)
    console.log(`FAILED  ${relative('.', name)}: ${fullName}\n  ${beginning(failureMessages.join('\n'))}`);
  if (failed.length === 0 && message) console.log(`FAILED  ${relative('.', name)}\n  ${beginning(message)}`);
}
