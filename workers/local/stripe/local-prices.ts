/** What a local installation sells; the same text tells the Worker and the stand-in. */
export const LOCAL_PRICES = 'month:price_local_month:499:eur,year:price_local_year:4900:eur';
