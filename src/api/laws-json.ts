import type { z } from '@hono/zod-openapi';
import type { LawShelf } from '../corpus/laws/shelf.ts';
import type { Article, Card, Law, LawVersion } from '../domain/law.ts';
import { statusOn, versionInForce } from '../domain/law-time.ts';
import type { ArticleBody, CardBody, LawBody, LawEntry } from './law-schemas.ts';

/** A law as lists show it. */
export function lawEntryJson(law: Law, shelf: LawShelf): z.infer<typeof LawEntry> {
  const { id, title, kind, documentNumber, statusAsOf, replacedBy, changes } = law;
  const current = versionInForce(law, shelf.today());
  return {
    id,
    title,
    name: law.names[0] as string,
    kind,
    documentNumber,
    status: shelf.statusOf(law),
    statusAsOf,
    effectiveFrom: current.effectiveFrom,
    version: current.version,
    versions: law.versions.map((version) => versionJson(law, version, shelf)),
    replacedBy,
    notes: changes.map(({ note }) => note),
    textAvailable: shelf.hasText(id),
  };
}

function versionJson(law: Law, version: LawVersion, shelf: LawShelf) {
  const { effectiveFrom, effectiveTo, files } = version;
  const sha256 = files.map((file) => file.sha256);
  return {
    version: version.version,
    effectiveFrom,
    effectiveTo,
    status: statusOn(law, version, shelf.today()),
    sha256,
  };
}

/** A law with the places of one version. */
export function lawJson(law: Law, version: string | null, shelf: LawShelf): z.infer<typeof LawBody> {
  const { library } = shelf;
  const range = library?.range(law.id, version);
  const articles =
    library && range ? Array.from({ length: range.to - range.from }, (_, at) => library.at(range.from + at)) : [];
  return {
    ...lawEntryJson(law, shelf),
    articles: articles.map(({ ref, label, heading, place }) => ({ ref, label, heading, article: place })),
  };
}

/** An article as the interface shows it. */
export function articleJson(article: Article, law: Law, shelf: LawShelf): z.infer<typeof ArticleBody> {
  const { ref, label, heading, text, status, notes, url, place, version } = article;
  const { effectiveFrom, versions } = lawEntryJson(law, shelf);
  const own = law.versions.find((one) => one.version === version);
  const from = own ? own.effectiveFrom : effectiveFrom;
  return { ref, label, heading, text, status, notes, url, article: place, version, effectiveFrom: from, versions };
}

/** A card as the interface shows it. */
export function cardJson({ ref, label, heading, text, status, notes, url, points }: Card): z.infer<typeof CardBody> {
  return {
    ref,
    label,
    heading,
    text,
    status,
    notes,
    url,
    points: points.map(({ place, start, end }) => ({ article: place, start, end })),
  };
}
