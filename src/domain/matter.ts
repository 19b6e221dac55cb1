/** A point of a law's card: the law's id and the place that the point speaks of. */
export interface CardPlace {
  law: string;
  place: string;
}

/** One step of a matter. What is set (periods, amounts) stands in the points; the tasks say what the plan has on it. */
export interface MatterStep {
  name: string;
  points: CardPlace[];
  tasks: number[];
}

/** What somebody in another situation needs: in words, and the matter that fits it where we have one. */
export interface Elsewhere {
  when: string;
  go: string | null;
}

/** A matter that people are guided in. All words are our own and hold no figure. */
export interface Matter {
  /** Stands in the page's address: `review`. */
  id: string;
  name: string;
  purpose: string;
  /** What people say who need it, in plain words as a question's key has them. */
  asked: string[];
  fits: string[];
  elsewhere: Elsewhere[];
  steps: MatterStep[];
  /** The plan's tasks that speak of it. */
  tasks: number[];
  /** Ids of offices, the nearest first. */
  offices: string[];
  /** The article that says what an application must contain, where a draft of one is offered. */
  draft: CardPlace | null;
}
