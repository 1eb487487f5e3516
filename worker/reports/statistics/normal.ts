/** The 97.5 % quantile of the standard normal distribution: what every 95 % interval here uses. */
export const z95 = 1.959963984540054;
