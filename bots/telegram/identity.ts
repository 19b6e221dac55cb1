import { type Access, apiOf, botIdOf } from './settings.ts';

/** Who the bot is: its id stands in its token, its name (without @, lower case) is asked of the platform. */
export interface BotIdentity {
  id: number | null;
  username: string | null;
}

/** The asking may stand in a webhook's time, of which Telegram gives little. */
const ASK_SECONDS = 4;

/** Knows the bot's name once something needed it. */
export class Identity {
  private asked: Promise<string> | null = null;

  constructor(private readonly access: Access) {}

  /** Asks for the name the first time that it is needed; throws where the platform does not tell, and asks again later. */
  async know(needsName: boolean): Promise<BotIdentity> {
    const id = botIdOf(this.access.token);
    if (!this.asked && !needsName) return { id, username: null };
    this.asked ??= this.ask();
    return { id, username: await this.asked };
  }

  private async ask(): Promise<string> {
    try {
      const { username } = await apiOf(this.access, ASK_SECONDS).getMe();
      return username.toLowerCase();
    } catch (error) {
      this.asked = null;
      throw error;
    }
  }
}
