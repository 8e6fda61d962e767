/** What is to be said, not how: wording and links belong to whoever sends, in the player's language. */
export interface PlayerMail {
  kind: "verify_email";
  to: string;
  /** BCP 47. */
  locale: string;
  /** Works once, for 24 hours. */
  token: string;
  /** The database's time. */
  at: Date;
}

export interface MailPort {
  /** Resolves when the mail is taken over. Fails when it is not; the player can ask again. */
  send(mail: PlayerMail): Promise<void>;
}
