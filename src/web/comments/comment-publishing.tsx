import { publication } from '../../participation/feedback.ts';
import type { CommentDraft } from './comment-draft.ts';

/**
 * What of the comment the public will not see, and the consent to show it all the same: asked for by itself (P25), only
 * where there is something to consent to, never ticked beforehand.
 */
export function Publishing({ draft: { text, publishPersonalData } }: { draft: CommentDraft }) {
  const { hidden } = publication(text, false);
  if (hidden.length === 0)
    return (
      <p class="hint">
        公布结果时您写的话也会登出来。没有发现姓名、电话等个人信息；自动查找不一定查得全，请自己再看一遍。
      </p>
    );
  const canShow = publication(text, true).hidden.length < hidden.length;
  return (
    <div class="publishing">
      <div class="note">
        <b>里面像是有个人信息，公布时会隐去</b>
        <ul class="dots">
          {hidden.map((one) => (
            <li>
              “<mark>{one.text}</mark>”公开时显示为{one.shownAs}
            </li>
          ))}
        </ul>
        <p>承办单位看得到原文。不想让他们看到，请返回修改，自己删去。自动查找不一定查得全，请再看一遍。</p>
      </div>
      {canShow ? <Consent given={publishPersonalData} /> : null}
    </div>
  );
}

function Consent({ given }: { given: boolean }) {
  return (
    <fieldset class="group choice" aria-describedby="publish-hint">
      <legend>要不要照原样公开（可以不选）</legend>
      <p class="hint" id="publish-hint">
        一般不用选，选不选都不影响意见的处理。选了，上面这些照原样登出来，谁都看得到；身份证号、证件号、银行卡号仍然隐去。这是另外单独征求您的同意（《个人信息保护法》第二十五条）。
      </p>
      <label for="publishPersonalData">
        <input type="checkbox" id="publishPersonalData" name="publishPersonalData" value="yes" checked={given} />
        我单独同意公开我写在意见里的、我自己的个人信息
      </label>
    </fieldset>
  );
}
