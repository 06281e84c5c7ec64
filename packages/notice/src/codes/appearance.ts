/** INTERPOL's codes for the colour of eyes, with the words to show for them. */
export const EYE_COLOURS = {
  BLA: 'black',
  BLU: 'blue',
  BLUL: 'light blue',
  BRO: 'brown',
  BROD: 'dark brown',
  BROH: 'hazel',
  BROL: 'light brown',
  GRE: 'green',
  GRY: 'grey',
  OTHC: 'of different colours',
  OTHD: 'other, dark',
  OTHL: 'other, light',
} as const;
export type EyeColour = keyof typeof EYE_COLOURS;

/** INTERPOL's codes for hair, with the words to show for them. */
export const HAIR_COLOURS = {
  BLA: 'black',
  BRO: 'brown',
  BROF: 'fair brown',
  GRY: 'grey',
  GRYG: 'greying',
  HAIB: 'bald',
  HAID: 'dyed',
  OTHD: 'other, dark',
  RED: 'red',
  REDA: 'auburn',
  WHI: 'white',
  YELB: 'blond',
} as const;
export type HairColour = keyof typeof HAIR_COLOURS;
