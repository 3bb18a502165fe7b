package org.medcas.train.card;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The curves of a {@code training.json} as SVG: training loss on the left, dev span F1 on the
 * right, one line per seed over the steps. Stateless and thread-safe.
 */
public final class LearningCurves {

  /** Name of the file beside the model card. */
  public static final String FILE = "learning-curves.svg";

  private static final int WIDTH = 360;
  private static final int HEIGHT = 260;
  private static final int LEFT = 48;
  private static final int TOP = 32;
  private static final int BOTTOM = HEIGHT - 36;
  private static final int RIGHT = WIDTH - 14;
  private static final int TICKS = 4;
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  private LearningCurves() {}

  private record Point(double x, double y) {}

  private record Curve(String name, List<Point> points) {}

  /** Draws the runs of a record; those without two looks at dev are dots. */
  public static String svg(JsonObject training) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"11\" role=\"img\">\n",
            2 * WIDTH,
            HEIGHT));
    svg.append("<title>Learning curves</title>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    panel(svg, 0, "Training loss", curves(training, e -> e.get("loss").getAsDouble()));
    panel(svg, WIDTH, "Dev span F1", curves(training, e -> e.get("score").getAsDouble()));
    return svg.append("</svg>\n").toString();
  }

  private static List<Curve> curves(JsonObject training, ToDoubleFunction<JsonObject> value) {
    List<Curve> curves = new ArrayList<>();
    for (JsonElement run : training.getAsJsonArray("runs")) {
      List<Point> points = new ArrayList<>();
      for (JsonElement look : run.getAsJsonObject().getAsJsonArray("curve")) {
        JsonObject evaluation = look.getAsJsonObject();
        points.add(
            new Point(evaluation.get("step").getAsDouble(), value.applyAsDouble(evaluation)));
      }
      curves.add(new Curve("seed " + run.getAsJsonObject().get("seed").getAsString(), points));
    }
    return curves;
  }

  private static void panel(StringBuilder svg, int x, String title, List<Curve> curves) {
    double maxX = largest(curves, Point::x);
    double maxY = largest(curves, Point::y);
    svg.append("<g transform=\"translate(").append(x).append(",0)\">\n");
    text(svg, LEFT, 18, "start", title);
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = tick / (double) TICKS;
      double y = BOTTOM - share * (BOTTOM - TOP);
      line(svg, LEFT, y, RIGHT, y);
      text(svg, LEFT - 5, y + 4, "end", number(share * maxY));
      text(
          svg,
          LEFT + share * (RIGHT - LEFT),
          BOTTOM + 15,
          "middle",
          String.format(Locale.ROOT, "%.0f", share * maxX));
    }
    text(svg, (LEFT + RIGHT) / 2.0, HEIGHT - 6, "middle", "step");
    for (int i = 0; i < curves.size(); i++) {
      curve(svg, curves.get(i), COLOURS.get(i % COLOURS.size()), new Point(maxX, maxY), i);
    }
    svg.append("</g>\n");
  }

  private static void curve(
      StringBuilder svg, Curve curve, String colour, Point largest, int number) {
    StringBuilder places = new StringBuilder();
    for (Point point : curve.points()) {
      double x = LEFT + point.x() / largest.x() * (RIGHT - LEFT);
      double y = BOTTOM - point.y() / largest.y() * (BOTTOM - TOP);
      places.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"1.8\" fill=\"%s\"/>\n",
              x,
              y,
              colour));
    }
    svg.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
        .append(colour)
        .append("\" points=\"")
        .append(places.toString().strip())
        .append("\"/>\n");
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"18\" text-anchor=\"end\" fill=\"%s\">%s</text>\n",
            RIGHT - 46 * number,
            colour,
            curve.name()));
  }

  private static double largest(List<Curve> curves, ToDoubleFunction<Point> value) {
    double largest =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(value)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return largest > 0 ? largest : 1;
  }

  private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>\n",
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#333333\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }
}
