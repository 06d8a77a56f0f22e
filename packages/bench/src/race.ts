/** Does some work and returns its cost, in the unit of the race. */
export type Round = () => Promise<number>;

/** The limit of a figure. */
export type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** A ratio: the median over the rounds, and the range of their middle half. */
export interface Figure {
  readonly race: string;
  readonly name: string;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly limit?: Limit | undefined;
  /** Whether the limit is kept; true where there is none. */
  readonly kept: boolean;
}

/** Things measured against one another. */
export interface Race {
  readonly name: string;
  /** Runs so many rounds; `onRound` is called after each one. */
  readonly run: (rounds: number, onRound: () => void) => Promise<readonly Figure[]>;
}

/** The cost of each contender in a round. */
export type Cost<L extends string> = (contender: L) => number;

/** A ratio of what contenders cost in one and the same round. */
export interface Ratio<L extends string> {
  readonly name: string;
  readonly of: (cost: Cost<L>) => number;
  readonly limit?: Limit | undefined;
  /** For what must never happen: the figure is the highest ratio of all rounds. */
  readonly worst?: true | undefined;
}

const quantile = (sorted: readonly number[], q: number): number => {
  const place = (sorted.length - 1) * q;
  const [below = NaN, above = NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
};

const keeps = (ratio: number, limit: Limit): boolean =>
  'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast;

/** The figure from the ratios of all rounds. */
export const figureOf = (
  race: string,
  { name, limit, worst }: Omit<Ratio<string>, 'of'>,
  ratios: readonly number[],
): Figure => {
  const sorted = [...ratios].sort((a, b) => a - b);
  const ratio = quantile(sorted, worst === true ? 1 : 0.5);
  return {
    race,
    name,
    ratio,
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    limit,
    kept: limit === undefined || keeps(ratio, limit),
  };
};

const turned = <A>(items: readonly A[], by: number): readonly A[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
];

/**
 * Alternates the contenders, so that drift on the machine affects all of them; the first one changes from
 * round to round. Ratios are taken within a round. A first round warms up and does not count.
 */
export const race = <const L extends string>(about: {
  readonly name: string;
  readonly contenders: Readonly<Record<L, Round>>;
  readonly ratios: readonly Ratio<NoInfer<L>>[];
}): Race => {
  const contenders = Object.entries<Round>(about.contenders);
  const once = async (turn: number): Promise<Cost<L>> => {
    const costs = new Map<string, number>();
    for (const [name, round] of turned(contenders, turn)) {
      globalThis.gc?.();
      costs.set(name, await round());
    }
    return (name) => costs.get(name) ?? NaN;
  };
  return {
    name: about.name,
    run: async (rounds, onRound) => {
      await once(0);
      const costs: Cost<L>[] = [];
      for (let turn = 1; turn <= rounds; turn += 1) {
        costs.push(await once(turn));
        onRound();
      }
      return about.ratios.map((ratio) => figureOf(about.name, ratio, costs.map(ratio.of)));
    },
  };
};
