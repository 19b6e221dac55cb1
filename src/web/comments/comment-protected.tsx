import type { Acknowledgement } from '../../participation/participation.ts';
import { Fact, Moment } from '../frame/components.tsx';

interface ProtectedProps {
  given: Acknowledgement;
  routed: NonNullable<Acknowledgement['routed']>;
}

/** Where a report of a violation went (T44), in few words and without the text: who stands beside the screen may read it. */
export function Protected({ given, routed }: ProtectedProps) {
  return (
    <>
      <h1 tabindex={-1} autofocus>
        已登记，转给主管机关
      </h1>
      <p>您写的像是在反映违法违纪的情况。为了保护您，它不作为公众意见，不进存证链，不公开，原文转给下面的机关。</p>
      <dl class="ticket">
        <Fact name="转给">{routed.office}</Fact>
        <Fact name="联系方式">{routed.address}</Fact>
        <div class="big">
          <dt>登记号</dt>
          <dd class="num">{given.receipt}</dd>
        </div>
        <Fact name="登记时间">
          <Moment iso={given.receivedAt} />
        </Fact>
        <div class="big secret">
          <dt>撤回码（只显示这一次，不要告诉别人）</dt>
          <dd class="num">{given.withdrawalCode}</dd>
        </div>
      </dl>
      <p class="note">
        <b>请抄下登记号和撤回码，然后关掉这一页</b>
        在公用的电脑、手机上，也请清除浏览记录。情况紧急，请直接联系上面的机关，或者拨打110。
      </p>
      <p>
        依据：<a href="/plan/44">方案任务44</a>（为举报人严格保密）。如果您还要对草案提意见，请另外提交一份。
      </p>
    </>
  );
}
