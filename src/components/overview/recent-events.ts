/** How much history the overview shows; the page on the server and the card in the browser must ask for the same. */
export const recentEvents = { limit: 8 }
