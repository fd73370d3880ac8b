package cloudcredits.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Draws {@code <object type="drawing" data-width="840" data-height="376">} from the {@code path}
 * and {@code circle} elements in it, scaled to the object's size on the paper. It knows {@code d},
 * {@code cx}, {@code cy}, {@code r}, {@code fill}, {@code stroke}, {@code stroke-width}, {@code
 * stroke-dasharray} (two numbers), {@code opacity}, and {@code data-hatch}: a colour, and the
 * direction of its lines in degrees. Words are no part of it: they are set over it as text, so that
 * no font of the machine is needed.
 */
final class Drawer implements FSObjectDrawerFactory, FSObjectDrawer {

  private static final int HATCH = 7;

  @Override
  public boolean isReplacedObject(Element element) {
    return element.getAttribute("type").equals("drawing");
  }

  @Override
  public FSObjectDrawer createDrawer(Element element) {
    return isReplacedObject(element) ? this : null;
  }

  @Override
  public Map<Shape, String> drawObject(
      Element element,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    double wide = width / dotsPerPixel;
    double high = height / dotsPerPixel;
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) wide,
        (float) high,
        graphics -> {
          graphics.scale(
              wide / number(element, "data-width", 1), high / number(element, "data-height", 1));
          NodeList parts = element.getChildNodes();
          for (int i = 0; i < parts.getLength(); i++) {
            if (parts.item(i) instanceof Element part) {
              draw(part, (Graphics2D) graphics.create());
            }
          }
        });
    return Map.of();
  }

  private static void draw(Element part, Graphics2D graphics) {
    Shape shape = shape(part);
    int alpha = (int) Math.round(255 * number(part, "opacity", 1));
    if (part.hasAttribute("fill")) {
      graphics.setColor(colour(part.getAttribute("fill"), alpha));
      graphics.fill(shape);
    }
    if (part.hasAttribute("data-hatch")) {
      hatch(
          shape, part.getAttribute("data-hatch").split(" "), alpha, (Graphics2D) graphics.create());
    }
    if (part.hasAttribute("stroke")) {
      graphics.setColor(colour(part.getAttribute("stroke"), alpha));
      graphics.setStroke(stroke(part));
      graphics.draw(shape);
    }
    graphics.dispose();
  }

  private static Shape shape(Element part) {
    if (part.getTagName().equals("circle")) {
      double radius = number(part, "r", 0);
      return new Ellipse2D.Double(
          number(part, "cx", 0) - radius, number(part, "cy", 0) - radius, 2 * radius, 2 * radius);
    }
    return Outline.of(part.getAttribute("d"));
  }

  private static BasicStroke stroke(Element part) {
    float width = (float) number(part, "stroke-width", 1);
    String[] dash = part.getAttribute("stroke-dasharray").split(" ");
    return dash.length < 2
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10,
            new float[] {Float.parseFloat(dash[0]), Float.parseFloat(dash[1])},
            0);
  }

  /** Parallel lines within the shape. */
  private static void hatch(Shape shape, String[] hatch, int alpha, Graphics2D graphics) {
    Rectangle2D box = shape.getBounds2D();
    double reach = box.getWidth() + box.getHeight();
    graphics.clip(shape);
    graphics.setColor(colour(hatch[0], alpha));
    graphics.setStroke(new BasicStroke(0.8f));
    graphics.translate(box.getX(), box.getY());
    graphics.rotate(Math.toRadians(Double.parseDouble(hatch[1])));
    var lines = new Path2D.Double();
    for (double at = -Math.ceil(reach / HATCH) * HATCH; at < reach; at += HATCH) {
      lines.moveTo(-reach, at);
      lines.lineTo(reach, at);
    }
    graphics.draw(lines);
    graphics.dispose();
  }

  private static double number(Element element, String name, double otherwise) {
    return element.hasAttribute(name) ? Double.parseDouble(element.getAttribute(name)) : otherwise;
  }

  private static Color colour(String name, int alpha) {
    int rgb = Integer.parseInt(name.substring(1), 16);
    return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, alpha);
  }
}
