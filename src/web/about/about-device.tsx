import { LIMITS } from '../../domain/limits.ts';

/** What is kept in a person's own browser, and how to clear it. */
export function Device() {
  return (
    <ul>
      <li>
        开了脚本，首页的“这台设备上的对话”会列出您最近问过的：开头的问题、时间和对话编号。只存在这个浏览器里，服务器不知道哪些对话是同一个人的。
      </li>
      <li>
        <b>对话编号就是钥匙</b>
        ：拿到的人可以看、可以接着问。它不在网址里，抄网址给别人看不到您的对话。
      </li>
      <li>
        用公用电脑，走以前点<b>“清除本机记录”</b>
        。清除只抹掉这个浏览器里的记录，服务器上的到期删除；要马上删掉，先点每一段的“删除”。
      </li>
      <li>没有发出去的问题只留在这个标签页里，关掉就没有了。</li>
      <li>
        <b>cookie</b>：只有一个，选了大字版才有，只记字号，存一年。没有别的 cookie，没有统计和广告。
      </li>
    </ul>
  );
}

/** Who sees a shared answer, until when, and how to take it back. */
export function Sharing() {
  return (
    <ul>
      <li>
        <b>谁能看</b>
        ：拿到链接的人都能看，不用登录。看到的只有您的那个问题和它的回答；看不到这段对话里别的内容，也不能接着问。
      </li>
      <li>
        <b>看到什么时候</b>
        {`：期限由您选，最长${LIMITS.shareDays}天。到期就打不开了。`}
      </li>
      <li>
        <b>怎样收回</b>：生成链接的地方有“收回链接”，点了马上失效。删掉整段对话，它的链接也都失效。
      </li>
      <li>搜索引擎不收录分享的页面。问题里写了个人信息的，请不要分享。</li>
    </ul>
  );
}
