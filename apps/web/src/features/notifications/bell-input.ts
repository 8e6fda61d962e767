/** What the bell asks for; the page around it asks for the same before it is sent. */
export const bellInput = { limit: 4 };
