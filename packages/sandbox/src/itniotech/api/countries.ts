/** The calling codes that the simulated vendor has prices for. */
const countries: ReadonlyMap<string, string> = new Map([
  ['1', 'United States'],
  ['7', 'Russia'],
  ['20', 'Egypt'],
  ['27', 'South Africa'],
  ['30', 'Greece'],
  ['31', 'Netherlands'],
  ['32', 'Belgium'],
  ['33', 'France'],
  ['34', 'Spain'],
  ['39', 'Italy'],
  ['41', 'Switzerland'],
  ['43', 'Austria'],
  ['44', 'United Kingdom'],
  ['45', 'Denmark'],
  ['46', 'Sweden'],
  ['47', 'Norway'],
  ['48', 'Poland'],
  ['49', 'Germany'],
  ['51', 'Peru'],
  ['52', 'Mexico'],
  ['54', 'Argentina'],
  ['55', 'Brazil'],
  ['56', 'Chile'],
  ['57', 'Colombia'],
  ['60', 'Malaysia'],
  ['61', 'Australia'],
  ['62', 'Indonesia'],
  ['63', 'Philippines'],
  ['64', 'New Zealand'],
  ['65', 'Singapore'],
  ['66', 'Thailand'],
  ['81', 'Japan'],
  ['82', 'South Korea'],
  ['84', 'Vietnam'],
  ['86', 'China'],
  ['90', 'Turkey'],
  ['91', 'India'],
  ['92', 'Pakistan'],
  ['93', 'Afghanistan'],
  ['94', 'Sri Lanka'],
  ['234', 'Nigeria'],
  ['254', 'Kenya'],
  ['351', 'Portugal'],
  ['353', 'Ireland'],
  ['852', 'Hong Kong'],
  ['880', 'Bangladesh'],
  ['966', 'Saudi Arabia'],
  ['971', 'United Arab Emirates'],
]);

/** Whether the vendor knows a country code. */
export const isCountryCode = (code: string): boolean => countries.has(code);

/** A country and its calling code. */
export interface Country {
  readonly ccode: string;
  readonly name: string;
}

/** The country of a phone number with country code. */
export const countryOf = (number: string): Country | undefined =>
  [1, 2, 3].flatMap((length) => {
    const ccode = number.slice(0, length);
    const name = countries.get(ccode);
    return name === undefined ? [] : [{ ccode, name }];
  })[0];

/** The name of the country with a code. */
export const countryName = (ccode: string | null): string | null => countries.get(ccode ?? '') ?? null;
