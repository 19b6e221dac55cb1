import type { Child } from 'hono/jsx';
import { type Draft, type DraftError, FIELDS, type Field, type FieldName, FORMS, WAYS } from './draft-fields.ts';

interface DraftFormProps {
  action: string;
  draft: Draft;
  errors: DraftError[];
  /** Whether a finished text stands on the page, so that a change of size keeps it. */
  isMade?: boolean;
}

/** The form, in the order of article 29: who asks, for what, in which form. Its id is `draft`. */
export function DraftForm({ action, draft, errors, isMade }: DraftFormProps) {
  const line = (name: FieldName) => <Line name={name} field={FIELDS[name]} value={draft[name]} errors={errors} />;
  return (
    <form id="draft" class="draft-form" method="post" action={`${action}#made`} novalidate>
      {isMade ? <input type="hidden" name="made" value="yes" /> : null}
      {line('agency')}
      <Group title="一、申请人">
        {line('name')}
        {line('identity')}
        <p class="hint">联系方式，至少填一种：</p>
        {line('phone')}
        {line('address')}
        {line('email')}
      </Group>
      <Group title="二、要什么信息">
        <p class="hint">下面三样至少填一样，写得越清楚，机关越好找。</p>
        {line('title')}
        {line('number')}
        {line('description')}
      </Group>
      <Choice legend="三、要什么形式" name="form" options={FORMS} chosen={draft.form} errors={errors} />
      <Choice legend="怎么取" name="way" options={WAYS} chosen={draft.way} errors={errors} />
      <p>
        <button type="submit" class="button">
          写成草稿
        </button>
      </p>
    </form>
  );
}

function Group({ title, children }: { title: string; children?: Child }) {
  return (
    <fieldset class="group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Line({ name, field, value, errors }: { name: string; field: Field; value: string; errors: DraftError[] }) {
  const error = errors.find((one) => one.field === name);
  const described = [error && `${name}-error`, field.hint && `${name}-hint`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id: name,
    name,
    maxlength: field.limit,
    autocomplete: field.autocomplete,
    required: field.isRequired,
    'aria-describedby': described,
    'aria-invalid': error ? ('true' as const) : undefined,
  };
  return (
    <div class="field">
      <label for={name}>{`${field.label}${field.isRequired ? '（必填）' : ''}`}</label>
      {field.hint ? (
        <p class="hint" id={`${name}-hint`}>
          {field.hint}
        </p>
      ) : null}
      <ErrorLine id={`${name}-error`} error={error} />
      {field.rows ? (
        <textarea {...shared} rows={field.rows}>
          {value}
        </textarea>
      ) : (
        <input {...shared} type={field.type ?? 'text'} value={value} />
      )}
    </div>
  );
}

interface ChoiceProps {
  legend: string;
  name: 'form' | 'way';
  options: Record<string, string>;
  chosen: string;
  errors: DraftError[];
}

function Choice({ legend, name, options, chosen, errors }: ChoiceProps) {
  const error = errors.find(({ field }) => field.startsWith(`${name}-`));
  return (
    <fieldset class="group choice" aria-describedby={error && `${name}-error`}>
      <legend>{`${legend}（必选）`}</legend>
      <ErrorLine id={`${name}-error`} error={error} />
      {Object.entries(options).map(([value, label]) => (
        <label for={`${name}-${value}`}>
          <input type="radio" id={`${name}-${value}`} name={name} value={value} checked={value === chosen} required />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function ErrorLine({ id, error }: { id: string; error: DraftError | undefined }) {
  return error ? <p class="error" id={id}>{`错误:${error.message}`}</p> : null;
}
