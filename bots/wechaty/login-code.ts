import terminal from 'qrcode-terminal';

/** Prints a login code so that a phone can scan it from the terminal. It is drawn here and sent nowhere. */
export function showLoginCode(code: string, print: (lines: string) => void): void {
  terminal.generate(code, { small: true }, (picture) => print(`请用微信“扫一扫”登录：\n${picture}`));
}
